using System.Globalization;

namespace HealthChecks;

/// <summary>What an address says: <c>redis[s]://[[user]:password@]host[:port][,host[:port]…][/database]</c>, or hosts alone.</summary>
internal sealed class RedisAddress
{
    private const string Form = "write it as redis://user:password@host:port/database (rediss:// for TLS), or as host:port,host:port.";

    public bool IsSecure { get; private init; }

    public string? User { get; private init; }

    public string? Password { get; private init; }

    public int? Database { get; private init; }

    public IReadOnlyList<ServerAddress> Servers { get; private init; } = [];

    /// <exception cref="ArgumentException">It is none. What was given is not repeated: there may be a password in it.</exception>
    public static RedisAddress Parse(string text, string parameter)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text, parameter);
        var (scheme, rest) = text.IndexOf("://", StringComparison.Ordinal) is var end and >= 0
            ? (text[..end].Trim().ToLowerInvariant(), text[(end + 3)..])
            : ("redis", text);
        if (scheme is not ("redis" or "rediss"))
            throw new ArgumentException($"The address has a scheme other than redis and rediss: {Form}", parameter);

        // The last one: a password may hold it too.
        var at = rest.LastIndexOf('@');
        var (user, password) = at < 0 ? (null, null) : Credentials(rest[..at], parameter);
        rest = rest[(at + 1)..];
        if (rest.Contains('?') || rest.Contains('#'))
            throw new ArgumentException($"The address has a query, which is not read: set the options of the check, and {Form}", parameter);

        var slash = rest.IndexOf('/');
        var database = slash < 0 ? "" : rest[(slash + 1)..].Trim();
        int? number = null;
        if (database.Length > 0)
        {
            number = int.TryParse(database, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
                ? parsed
                : throw new ArgumentException($"The address has a database that is no number: {Form}", parameter);
        }

        return new RedisAddress
        {
            IsSecure = scheme == "rediss",
            User = user,
            Password = password,
            Database = number,
            Servers =
            [
                .. (slash < 0 ? rest : rest[..slash])
                    .Split(',')
                    .Select(host => ServerAddress.Parse(host)
                        ?? throw new ArgumentException($"The address has no host, or one that cannot be: {Form}", parameter)),
            ],
        };
    }

    private static (string? User, string? Password) Credentials(string text, string parameter)
    {
        var colon = text.IndexOf(':');
        if (colon < 0)
            throw new ArgumentException($"The address has a user and no password: {Form}", parameter);

        var user = Uri.UnescapeDataString(text[..colon]);
        return (user.Length == 0 ? null : user, Uri.UnescapeDataString(text[(colon + 1)..]));
    }
}
