"""Documents to answers: what they cite, who is told to do what. Each verb takes a tree and gives frozen values."""
