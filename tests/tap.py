"""Results in the Test Anything Protocol; ends with `N passed, N failed` as a comment."""
import sys


class Tap:
    def __init__(self):
        self.passed = self.failed = 0

    def check(self, good, name, note=""):
        number = self.passed + self.failed + 1
        print("%s %d - %s" % ("ok" if good else "not ok", number, name))
        if not good and note:
            print("# " + str(note).replace("\n", "\n# "))
        self.passed += bool(good)
        self.failed += not good

    def finish(self):
        print("1..%d" % (self.passed + self.failed))
        print("# %d passed, %d failed" % (self.passed, self.failed))
        sys.exit(1 if self.failed else 0)
