using System.Globalization;
using System.Text;
using HealthChecks.Benchmarks.Generators;

namespace HealthChecks.Benchmarks.Analyzers;

/// <summary>A web project with 1,000 checks among 2,000 files that have nothing to do with health, written to a folder.</summary>
internal static class LargeProject
{
    public const int Checks = 1000;
    public const int OtherFiles = 2000;

    /// <summary>Writes the project, with the references that a sample of this repository has.</summary>
    public static void Write(string folder, string repository)
    {
        Directory.CreateDirectory(folder);
        Write("Directory.Build.props", $"""
            <Project>
              <Import Project="{Path.Combine(repository, "samples", "Directory.Build.props")}" />
              <!-- As `dotnet new web` makes it, without this repository's own rules. -->
              <PropertyGroup>
                <EnforceCodeStyleInBuild>false</EnforceCodeStyleInBuild>
                <AnalysisLevel />
                <TreatWarningsAsErrors>false</TreatWarningsAsErrors>
                <GenerateDocumentationFile>false</GenerateDocumentationFile>
              </PropertyGroup>
            </Project>
            """);
        Write("LargeProject.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <ItemGroup>
                <ProjectReference Include="{Path.Combine(repository, "src", "HealthChecks.AspNetCore", "HealthChecks.AspNetCore.csproj")}" />
              </ItemGroup>
              <ItemGroup Condition="'$(WithoutRules)' == 'true'">
                <GlobalAnalyzerConfigFiles Include="WithoutRules.globalconfig" />
              </ItemGroup>
            </Project>
            """);
        Write("WithoutRules.globalconfig", "is_global = true\nglobal_level = 1000\ndotnet_analyzer_diagnostic.category-HealthChecks.severity = none\n");
        Write("Program.cs", """
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddHealthRegistry<Sample.AppHealth>();
            builder.Services.AddSingleton<Sample.Client>();
            var app = builder.Build();
            app.UseHttpsRedirection();
            app.MapHealth();
            app.Run();
            """);
        var checks = GeneratorSources.Checks(Checks);
        for (var i = 0; i < checks.Length; i++)
            Write(string.Create(CultureInfo.InvariantCulture, $"Checks{i}.cs"), checks[i]);
        for (var i = 0; i < OtherFiles; i++)
            Write(string.Create(CultureInfo.InvariantCulture, $"Feature{i}.cs"), Feature(i));

        void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);
    }

    // What most files of an application look like: a type with members, calls, queries and string constants.
    private static string Feature(int number) => new StringBuilder().Append(CultureInfo.InvariantCulture, $$"""
        namespace Sample.Features;

        public sealed record Order{{number}}(int Id, string Customer, decimal Total, DateTimeOffset PlacedAt);

        public interface IOrders{{number}}
        {
            Task<IReadOnlyList<Order{{number}}>> ListAsync(string customer, CancellationToken cancellationToken);
        }

        public sealed class OrderFeature{{number}}(IOrders{{number}} orders, ILogger<OrderFeature{{number}}> logger)
        {
            private readonly Dictionary<string, decimal> _totals = new(StringComparer.Ordinal);

            public async Task<decimal> TotalAsync(string customer, CancellationToken cancellationToken)
            {
                var all = await orders.ListAsync(customer, cancellationToken);
                var recent = all.Where(order => order.PlacedAt > DateTimeOffset.UtcNow.AddDays(-30)).OrderBy(order => order.Id).ToList();
                if (recent.Count == 0)
                {
                    logger.LogInformation("No orders of {Customer} in {Feature}", customer, "feature-{{number}}");
                    return 0m;
                }

                var total = recent.Sum(order => order.Total);
                _totals[customer] = total;
                foreach (var order in recent)
                {
                    if (order.Total > 1000m && order.Customer.StartsWith("vip", StringComparison.Ordinal))
                        logger.LogInformation("Large order {Id}: {Total}", order.Id, order.Total);
                }

                return Math.Round(total, 2);
            }

            public string Describe(Order{{number}} order)
            {
                var text = string.Join(", ", order.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), order.Customer.Trim(), "order");
                try
                {
                    return text.Substring(0, Math.Min(text.Length, 40)) + Suffix(order.Total);
                }
                catch (ArgumentException exception)
                {
                    logger.LogError(exception, "Cannot describe {Id}", order.Id);
                    return "unknown";
                }
            }

            private static string Suffix(decimal total) => total switch
            {
                < 0m => " (refund)",
                > 1000m => " (large)",
                _ => "",
            };
        }
        """).ToString();
}
