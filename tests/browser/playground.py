print("playground: later")
