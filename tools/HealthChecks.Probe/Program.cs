using HealthChecks;

return ProbeTool.Run(args, Console.Out, Console.Error);
