namespace HealthChecks;

/// <summary>A command: what it takes, and whether it needs the application's services.</summary>
internal sealed class CommandVerb
{
    public static readonly CommandVerb Probe = new("probe", CommandOptions.Address | CommandOptions.Format | CommandOptions.Verbose | CommandOptions.Nagios) { Argument = "<subset>" };
    public static readonly CommandVerb Run = new("run", CommandOptions.Format | CommandOptions.Verbose | CommandOptions.Nagios) { Argument = "<subset>", NeedsHost = true };
    public static readonly CommandVerb Validate = new("validate", CommandOptions.Format) { NeedsHost = true };
    public static readonly CommandVerb Watch = new("watch", CommandOptions.Address | CommandOptions.Every | CommandOptions.Count) { Argument = "[<subset>]" };
    public static readonly CommandVerb List = new("list", CommandOptions.Format);
    public static readonly CommandVerb Contract = new("contract", CommandOptions.None);
    public static readonly CommandVerb Cordon = new("cordon", CommandOptions.Format | CommandOptions.Socket | CommandOptions.Timeout);
    public static readonly CommandVerb Uncordon = new("uncordon", CommandOptions.Format | CommandOptions.Socket | CommandOptions.Timeout);
    public static readonly CommandVerb Alerts = new("alerts", CommandOptions.Format | CommandOptions.DryRun) { Argument = "test", NeedsHost = true };

    public static readonly CommandVerb[] All = [Probe, Run, Validate, Watch, List, Contract, Cordon, Uncordon, Alerts];

    private CommandVerb(string name, CommandOptions options)
    {
        Name = name;
        Options = options;
    }

    public string Name { get; }

    public CommandOptions Options { get; }

    /// <summary>What stands after the command; empty for nothing, in brackets where it may be left out.</summary>
    public string Argument { get; private init; } = "";

    public bool NeedsArgument => Argument.Length > 0 && Argument[0] != '[';

    /// <summary>Whether the command asks the application's services, which are built and not started.</summary>
    public bool NeedsHost { get; private init; }

    public static CommandVerb? Find(string name) => Array.Find(All, verb => verb.Name == name);
}
