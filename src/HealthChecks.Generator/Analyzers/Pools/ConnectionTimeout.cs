using System.Data.Common;
using System.Globalization;

namespace HealthChecks.Generator.Analyzers.Pools;

/// <summary>How long a connection string lets its user wait for a connection.</summary>
/// <param name="Key">The key that says so, as documentation writes it.</param>
/// <param name="Seconds">The seconds; infinite for none.</param>
internal sealed record ConnectionTimeout(string Key, double Seconds)
{
    // Npgsql refuses more.
    private const int MostSeconds = 1024;

    /// <summary>What a connection string says; null when it says nothing, or what its reader would not take.</summary>
    public static ConnectionTimeout? Of(string connectionString, bool isPostgres)
    {
        var builder = new DbConnectionStringBuilder();
        try
        {
            builder.ConnectionString = connectionString;
        }
        catch (ArgumentException)
        {
            return null;
        }

        ConnectionTimeout? found = null;
        foreach (string key in builder.Keys)
        {
            var value = builder[key] as string;
            if ((Plain(key) == "POOLING" && !IsTrue(value)) || (Plain(key) == "MULTIPLEXING" && IsTrue(value)))
                return null;
            if (NameOf(key, isPostgres) is not { } name)
                continue;

            // Of two the later one counts, which this dictionary does not know any more.
            if (found is not null
                || !int.TryParse(value, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var seconds)
                || (isPostgres && seconds > MostSeconds))
            {
                return null;
            }

            found = new ConnectionTimeout(name, seconds == 0 ? double.PositiveInfinity : seconds);
        }

        return found;
    }

    private static string? NameOf(string key, bool isPostgres) => Plain(key) switch
    {
        "TIMEOUT" => "Timeout",
        "CONNECTTIMEOUT" when !isPostgres => "Connect Timeout",
        "CONNECTIONTIMEOUT" when !isPostgres => "Connection Timeout",
        _ => null,
    };

    private static bool IsTrue(string? value) => value?.Trim().ToUpperInvariant() is "TRUE" or "YES";

    private static string Plain(string key) => key.Replace(" ", "").ToUpperInvariant();
}
