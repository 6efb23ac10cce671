using System.Reflection;

namespace HealthChecks.Package.Tests;

/// <summary>The public API of every package is approved: a change of it shows in a diff.</summary>
public sealed class PublicApiTests
{
    public static TheoryData<string> Ids => new(PackedPackages.Ids);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_public_API_is_the_approved_one(string id) =>
        Approved.Compare("PublicApi", id, PublicApi.Of(Assembly.Load(id)));
}
