namespace HealthChecks.Package.Tests;

/// <summary>Packs once for every class of tests that looks at packages.</summary>
[CollectionDefinition(Name)]
public sealed class PackageCollection : ICollectionFixture<PackedPackages>
{
    public const string Name = "Packages";
}
