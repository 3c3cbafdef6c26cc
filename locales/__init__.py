"""All words the product says, in Kazakh and Russian, and how it understands what people write.

Nothing here knows the clinic or the bot: a front hands over a key and facts and gets a text.
"""
