using System.Xml.Linq;

namespace HealthChecks.Package.Tests;

/// <summary>What is in the packages.</summary>
[Collection(PackageCollection.Name)]
public sealed class PackageContentTests(PackedPackages packages)
{
    public static TheoryData<string> Ids => new(PackedPackages.Ids);

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_package_holds_the_approved_files_and_no_other(string id) =>
        Approved.Compare("Files", id, string.Join('\n', packages.FilesOf(id)) + "\n");

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_package_says_whose_it_is_and_where_its_source_is(string id)
    {
        var nuspec = XDocument.Parse(packages.TextOf(id, id + ".nuspec"));
        var metadata = nuspec.Root!.Elements().Single();
        string? Value(string name) => metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;

        Assert.Equal("MIT", Value("license"));
        Assert.Equal("README.md", Value("readme"));
        Assert.NotEqual(string.Empty, Value("description"));
        var repository = metadata.Elements().Single(static element => element.Name.LocalName == "repository");
        Assert.Equal("git", repository.Attribute("type")?.Value);
        Assert.Equal(40, repository.Attribute("commit")?.Value.Length);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_package_has_symbols_for_each_of_its_libraries(string id)
    {
        var libraries = packages.FilesOf(id).Where(static file => file.StartsWith("lib/", StringComparison.Ordinal) && file.EndsWith(".dll", StringComparison.Ordinal));
        var symbols = packages.FilesOf(id, "snupkg");

        Assert.All(libraries, library => Assert.Contains(Path.ChangeExtension(library, ".pdb"), symbols));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_analyzers_flow_through_every_dependency(string id)
    {
        var nuspec = XDocument.Parse(packages.TextOf(id, id + ".nuspec"));
        var own = nuspec.Descendants().Where(static element =>
            element.Name.LocalName == "dependency" && element.Attribute("id")!.Value.StartsWith("HealthChecks.", StringComparison.Ordinal));

        Assert.All(own, static dependency =>
        {
            Assert.Equal("All", dependency.Attribute("include")?.Value);
            Assert.Null(dependency.Attribute("exclude"));
        });
    }
}
