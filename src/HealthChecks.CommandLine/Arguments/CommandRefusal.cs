namespace HealthChecks;

/// <summary>Why arguments are no command.</summary>
/// <param name="Error">What is wrong.</param>
/// <param name="Verb">The command that was meant; null where that is not known.</param>
internal readonly record struct CommandRefusal(string Error, CommandVerb? Verb);
