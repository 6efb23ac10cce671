using System.Text.RegularExpressions;
using System.Xml.Linq;
using HealthChecks.Docs.Tests.Pages;
using HealthChecks.Testing.Roslyn;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Docs.Tests.Configuration;

/// <summary>Parts of project files and of editorconfig files.</summary>
public partial class MarkupTests
{
    private static readonly string BuildProperties = File.ReadAllText(
        RepositoryRoot.PathTo("src", "HealthChecks.Abstractions", "buildTransitive", "HealthChecks.Abstractions.props"));

    private static readonly HashSet<string> Rules =
        [.. AnalyzerTest.Analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics).Select(static rule => rule.Id)];

    public static TheoryData<string> ProjectPlaces => DocPages.PlacesOf("xml");

    public static TheoryData<string> EditorConfigPlaces => DocPages.PlacesOf("ini");

    [Theory]
    [MemberData(nameof(ProjectPlaces))]
    public void A_part_of_a_project_file_is_xml_and_its_properties_are_read(string place)
    {
        var root = XElement.Parse($"<Project>{DocPages.BlockAt(place).Text}</Project>");

        Assert.All(
            root.Descendants().Where(static each => each.Name.LocalName.StartsWith("HealthChecks", StringComparison.Ordinal)),
            static each => Assert.Contains($"\"{each.Name.LocalName}\"", BuildProperties, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(EditorConfigPlaces))]
    public void A_part_of_an_editorconfig_has_sections_rules_and_severities_that_there_are(string place)
    {
        Assert.All(
            DocPages.BlockAt(place).Text.Split('\n').Where(static line => line.Trim().Length > 0),
            static line => Assert.True(IsEditorConfig(line), line));
    }

    [Theory]
    [InlineData("dotnet_diagnostic.HCK999.severity = none")]
    [InlineData("dotnet_diagnostic.HCK101.severity = off")]
    [InlineData("dotnet_diagnostic.HCK101.severity none")]
    public void A_mistake_in_an_editorconfig_is_found(string line)
    {
        Assert.False(IsEditorConfig(line));
    }

    private static bool IsEditorConfig(string line) =>
        (line.StartsWith('[') && line.TrimEnd().EndsWith(']') && line.Length > 2)
        || (Severity().Match(line) is { Success: true } match && Rules.Contains(match.Groups[1].Value));

    [GeneratedRegex(@"^dotnet_diagnostic\.(HCK\d{3})\.severity = (none|silent|suggestion|warning|error|default)\s*(#.*)?$")]
    private static partial Regex Severity();
}
