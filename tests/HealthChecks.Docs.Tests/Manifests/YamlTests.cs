using HealthChecks.Docs.Tests.Pages;
using HealthChecks.Testing.Servers;
using YamlDotNet.RepresentationModel;

namespace HealthChecks.Docs.Tests.Manifests;

public class YamlTests
{
    public static TheoryData<string> Places => DocPages.PlacesOf("yaml");

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_manifest_can_be_read_and_asks_for_what_there_is(string place)
    {
        var block = DocPages.BlockAt(place);

        Assert.Empty(Problems(block.Text, DocPages.PageOf(block)));
        if (block.Text.StartsWith("groups:", StringComparison.Ordinal))
            await PrometheusTakesAsync(block.Text);
    }

    [Theory]
    [InlineData("livenessProbe:\n  httpGet: { path: /healthcheck/livenes, port: 8080 }")]
    [InlineData("livenessProbe:\n  httpGet: { path: /healthcheck/liveness, port: http }")]
    [InlineData("livenessProbe:\n  exec: { command: [/app/orders, health, prob, readiness] }")]
    [InlineData("livenessProbe:\n  exec: { command: [/app/orders, health, probe, readyness] }")]
    [InlineData("healthcheck:\n  test: [CMD-SHELL, \"/app/orders health probe readiness\"]")]
    [InlineData("spec:\n  terminationGracePeriodSeconds: 30")]
    [InlineData("ports:\n  - containerPort: 8080\nlivenessProbe:\n  httpGet: { path: /healthcheck/liveness, port: 8081 }")]
    public void A_mistake_in_a_manifest_is_found(string text)
    {
        Assert.NotEmpty(Problems(text, DocPage.Of("page.md", "")));
    }

    private static List<string> Problems(string text, DocPage page)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        var contract = new ProbeContract(page);
        return [.. stream.Documents.SelectMany(document => contract.ProblemsOf(document.RootNode))];
    }

    private static async Task PrometheusTakesAsync(string rules)
    {
        var promtool = ServerPrograms.Find("promtool");
        ServerRequirement.Need(promtool is null ? "There is no promtool: apt-get install prometheus." : null);
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await File.WriteAllTextAsync(file, rules, TestContext.Current.CancellationToken);
            await ServerCommand.RequireAsync([promtool!, "check", "rules", file]);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
