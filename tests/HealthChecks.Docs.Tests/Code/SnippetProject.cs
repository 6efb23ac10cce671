using System.Text;

namespace HealthChecks.Docs.Tests.Code;

/// <summary>Makes a program of the code of a block: adds what a reader adds without thinking.</summary>
internal static class SnippetProject
{
    /// <summary>The namespaces that the snippets have without saying so: implicit usings of a web project, and those of the clients.</summary>
    public const string Usings = """
        global using System;
        global using System.Buffers;
        global using System.Collections.Generic;
        global using System.Data.Common;
        global using System.IO;
        global using System.Linq;
        global using System.Net;
        global using System.Net.Http;
        global using System.Net.Http.Json;
        global using System.Net.Sockets;
        global using System.Security.Claims;
        global using System.Security.Cryptography;
        global using System.Text;
        global using System.Text.Encodings.Web;
        global using System.Text.Json;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Amazon.S3;
        global using HealthChecks;
        global using HealthChecks.Docs.Tests.Vocabulary;
        global using Microsoft.AspNetCore.Authorization;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.HttpLogging;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.EntityFrameworkCore;
        global using Microsoft.Extensions.Caching.Distributed;
        global using Microsoft.Extensions.Caching.Memory;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Diagnostics.HealthChecks;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        global using Microsoft.Extensions.Options;
        global using Npgsql;
        global using OpenTelemetry;
        global using OpenTelemetry.Metrics;
        global using OpenTelemetry.Trace;
        global using Quartz;
        global using RabbitMQ.Client;
        """;

    /// <summary>What it needs when it has no registry of its own: the subsets that the pages speak of, and two checks.</summary>
    private const string Registry = """
        [HealthRegistry]
        [HealthSubset("startup"), HealthSubset("readiness", Tags = ["ready"]), HealthSubset("integrations"), HealthSubset("system"), HealthSubset("tenant")]
        public sealed partial class AppHealth
        {

        """;

    /// <summary>The files of a program that has the code of a block in it.</summary>
    public static Dictionary<string, string> FilesOf(SnippetParts parts, string directive)
    {
        var files = new Dictionary<string, string> { ["/src/Usings.cs"] = Usings };
        var registries = parts.Registries.DefaultIfEmpty("AppHealth").ToArray();
        var code = new StringBuilder(parts.Usings);
        var isOfCheck = parts.Statements.Length > 0 && (directive == "check" || IsOfCheck(parts));
        if (parts.Statements.Length > 0 && !isOfCheck)
            code.Append(Program(parts, registries, directive));
        else
            files["/src/Program.cs"] = Program(null, registries, directive);

        code.Append(parts.Types);
        if (isOfCheck || parts.CheckMembers.Length > 0)
            code.Append(Check(parts, directive, isOfCheck));
        if (parts.RegistryMembers.Length > 0)
            code.Append("public sealed partial class ").Append(registries[0]).Append("\n{\n").Append(parts.RegistryMembers).Append("\n}\n");
        files["/src/Snippet.cs"] = code.ToString();
        if (!parts.HasRegistry && (directive != "bare" || parts.Statements.Contains("<AppHealth>", StringComparison.Ordinal)))
            files["/src/AppHealth.cs"] = RegistryFor(parts);
        foreach (var library in new[] { "BillingHealth", "ShopHealth" }.Where(each => !registries.Contains(each) && parts.Types.Contains(each, StringComparison.Ordinal)))
            files[$"/src/{library}.cs"] = Registry.Replace("AppHealth", library, StringComparison.Ordinal) + "}";
        return files;
    }

    private static string RegistryFor(SnippetParts parts)
    {
        var own = parts.RegistryMethods.ToHashSet();
        var isBlocked = parts.RegistryMembers.Contains("BlockedBy(", StringComparison.Ordinal);
        var text = new StringBuilder(Registry.Replace("AppHealth", parts.Registries.FirstOrDefault() ?? "AppHealth", StringComparison.Ordinal));
        if (parts.Root.ToFullString().Contains("\"liveness\"", StringComparison.Ordinal))
            text.Replace("HealthSubset(\"tenant\")", "HealthSubset(\"tenant\"), HealthSubset(\"liveness\")");
        foreach (var name in new[] { "Database", "Broker", "Anything" }.Append(isBlocked ? "Orders" : "Anything").Distinct().Where(name => !own.Contains(name)))
            text.Append($"    [HealthCheck, InSubset(\"readiness\"), InSubset(\"startup\"), InSubset(\"integrations\"), InSubset(\"system\")] static HealthCheckResult {name}(OrderState state) => state.Result;\n");
        return text.Append("}\n").ToString();
    }

    // Only a check returns a result, or has a token to hand on.
    private static bool IsOfCheck(SnippetParts parts) =>
        parts.Statements.Contains("HealthCheckResult.", StringComparison.Ordinal) || parts.Statements.Contains("HealthResults.", StringComparison.Ordinal)
        || parts.Uses("cancellationToken");

    private static string Check(SnippetParts parts, string directive, bool hasBody)
    {
        var code = new StringBuilder("[HealthCheck(\"snippet\"), InSubset(\"readiness\")]\npublic sealed class SnippetCheck");
        code.Append("(HttpClient client, OrderCache cache, OrderState state) : IHealthCheck\n{\n").Append(parts.CheckMembers);
        if (!hasBody)
            return code.Append("\nobject Unused => (client, cache, state);\n}\n").ToString();

        code.Append("public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)\n{\n");
        code.Append("await Task.Yield();\n").Append(Givens(parts, directive, "client", "cache", "cancellationToken")).Append(parts.Statements);
        return code.Append(parts.EndsWithReturn ? "" : "\nreturn state.Result;").Append("\n}\nobject Unused => (client, cache, state);\n}\n").ToString();
    }

    private static string Givens(SnippetParts parts, string directive, params string[] others)
    {
        // "given IServiceProvider services, string orders"
        var given = new Dictionary<string, string>(Given.Variables);
        if (directive.StartsWith("given ", StringComparison.Ordinal))
        {
            foreach (var each in directive["given ".Length..].Split(", "))
                given[each.Split(' ')[1]] = each.Split(' ')[0];
        }

        return string.Concat(given
            .Where(each => !others.Contains(each.Key) && parts.Uses(each.Key) && !parts.Declares(each.Key))
            .Select(static each => Given.Declare(each.Key, each.Value) + "\n"));
    }

    private static string Program(SnippetParts? parts, IEnumerable<string> registries, string directive)
    {
        if (directive == "worker")
            return $"var builder = Host.CreateApplicationBuilder(args);\nbuilder.Services.AddHealthRegistryCore<{registries.First()}>();\n{parts?.Statements}\nawait builder.Build().RunAsync();\n";
        if (directive == "bare")
            return parts?.Statements ?? "Console.WriteLine();\n";
        var text = parts?.Statements ?? "";
        var code = new StringBuilder();
        if (parts?.Declares("builder") != true)
        {
            code.Append("var builder = WebApplication.CreateBuilder(args);\n");
            foreach (var registry in registries.Where(registry => !text.Contains($"AddHealthRegistry<{registry}>", StringComparison.Ordinal)))
                code.Append($"builder.Services.AddHealthRegistry<{registry}>();\n");
        }

        var declaresApp = parts?.Declares("app") == true;
        var usesApp = parts?.Uses("app") == true;
        if (usesApp && !declaresApp)
            code.Append("var app = builder.Build();\n");
        if (parts is not null)
            code.Append(Givens(parts, directive)).Append(text);
        if (!usesApp && !declaresApp && parts?.Declares("builder") != true)
            code.Append("var app = builder.Build();\n");
        if (!text.Contains("MapHealth", StringComparison.Ordinal) && (declaresApp || parts?.Declares("builder") != true))
            code.Append("app.MapHealth();\n");
        if (!text.Contains("RunHealthCommandsAsync", StringComparison.Ordinal) && (declaresApp || parts?.Declares("builder") != true))
            code.Append("await app.RunAsync();\n");
        return code.ToString();
    }
}
