from joinedup.core.texts import Text, Whose

TEXTS = [Text("core.JobRun", ("name",), Whose.CODE)]
