"""The tests mirror the product, folder by folder."""
