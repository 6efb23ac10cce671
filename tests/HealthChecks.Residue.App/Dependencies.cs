namespace HealthChecks.Residue.App;

/// <summary>Where the servers are, as on the command line.</summary>
/// <param name="arguments">The values, in the order of the properties.</param>
public sealed class Dependencies(IReadOnlyList<string> arguments)
{
    /// <summary>A folder.</summary>
    public string Folder => arguments[0];

    /// <summary>An object store.</summary>
    public string ObjectStore => arguments[1];

    /// <summary>A bucket of it.</summary>
    public string Bucket => arguments[2];

    /// <summary>A Redis server, as <c>host:port</c>.</summary>
    public string Redis => arguments[3];

    /// <summary>The port of a memcached server of this machine.</summary>
    public int MemcachedPort => int.Parse(arguments[4], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A connection string for PostgreSQL.</summary>
    public string Postgres => arguments[5];

    /// <summary>A RabbitMQ server.</summary>
    public Uri RabbitMQ => new(arguments[6]);

    /// <summary>A queue of it, which the application works off.</summary>
    public string Queue => arguments[7];
}
