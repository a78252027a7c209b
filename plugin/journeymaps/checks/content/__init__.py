"""The rules that look at content: is a map honest, complete and of use? Each has a code."""
