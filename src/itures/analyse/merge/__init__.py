"""Several proposals made one text: which of their changes can be made together, and which cannot."""
