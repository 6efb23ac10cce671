using System.Globalization;
using System.Text;

namespace HealthChecks.Benchmarks.Generators;

/// <summary>Source text with many declarations, spread over files as in a large project.</summary>
internal static class GeneratorSources
{
    private const int Files = 10;

    /// <summary>Checks that are classes, with a constructor parameter, a setting and a membership.</summary>
    public static string[] Checks(int count)
    {
        const string Usings =
            """
            using System.Threading;
            using System.Threading.Tasks;
            using HealthChecks;
            using Microsoft.Extensions.Diagnostics.HealthChecks;

            namespace Sample;

            """;
        const string Registry =
            """
            [HealthRegistry]
            [HealthSubset("readiness")]
            [HealthSubset("integrations", Includes = ["readiness"])]
            public sealed partial class AppHealth;

            public sealed class Client;

            """;
        var checks = Split(count, Usings, static (text, i) => text.Append(CultureInfo.InvariantCulture,
            $$"""
            [HealthCheck("check-{{i}}", TimeoutSeconds = 2), InSubset("readiness")]
            public sealed class Check{{i}}(Client client) : IHealthCheck
            {
                public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
                    Task.FromResult(HealthCheckResult.Healthy(client.ToString()));
            }

            """), end: "");
        return [Usings + Registry, .. checks];
    }

    /// <summary>Log methods with two parameters.</summary>
    public static string[] LogMethods(int count) => Split(
        count,
        """
        using Microsoft.Extensions.Logging;

        namespace Sample;

        public static partial class Log
        {

        """,
        static (text, i) => text.Append(CultureInfo.InvariantCulture,
            $$"""
                [LoggerMessage({{i}}, LogLevel.Information, "Message {{i}} of {name}: {count}")]
                public static partial void Message{{i}}(ILogger logger, string name, int count);

            """),
        end: "}\n");

    private static string[] Split(int count, string start, Action<StringBuilder, int> append, string end)
    {
        var files = new string[Files];
        for (var file = 0; file < Files; file++)
        {
            var text = new StringBuilder(start);
            for (var i = file; i < count; i += Files)
                append(text, i);
            files[file] = text.Append(end).ToString();
        }

        return files;
    }
}
