// Processes that are ill take what there is of the machine, and commands take the console: one after another.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
