namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>What takes conventions, such as <c>RequireAuthorization</c>.</summary>
internal abstract class Conventional
{
    public List<Convention> Conventions { get; } = [];

    /// <summary>Whether it may have conventions that cannot be read.</summary>
    public bool HasUnknownConventions { get; set; }
}
