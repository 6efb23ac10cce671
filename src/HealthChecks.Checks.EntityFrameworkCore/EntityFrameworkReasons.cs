namespace HealthChecks;

/// <summary>
/// The reason codes of the checks for Entity Framework Core. They are stable and fit for strangers; <c>docs/checks/migrations.md</c>
/// describes them.
/// </summary>
public static class EntityFrameworkReasons
{
    /// <summary>No connection could be opened.</summary>
    public const string ConnectionFailed = "connection-failed";

    /// <summary>The query failed on an open connection.</summary>
    public const string QueryFailed = "query-failed";

    /// <summary>Migrations: the database lacks some that the application has.</summary>
    public const string PendingMigrations = "pending-migrations";

    /// <summary>Migrations: the database has some that the application does not know.</summary>
    public const string DatabaseNewer = "database-newer";

    /// <summary>Migrations: the context has none, so there is nothing to compare the database with.</summary>
    public const string NoMigrations = "no-migrations";
}
