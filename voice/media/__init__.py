"""The sound of calls: RTP, in a process of its own."""
