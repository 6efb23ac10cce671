namespace HealthChecks;

/// <summary>How an answer is printed.</summary>
internal enum ProbeFormat
{
    Text,
    Json,

    /// <summary>One line, and the exit code of a Nagios plugin.</summary>
    Nagios,
}
