using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Analyzers.CheckCode;

/// <summary>The names and texts by which code may be of interest to a rule.</summary>
internal static class WatchedNames
{
    private static readonly HashSet<string> Members = new(StringComparer.Ordinal)
    {
        "Result", "Message", "StackTrace", "ConnectionString", "CommandText", "None",
    };

    private static readonly HashSet<string> Calls = new(StringComparer.Ordinal)
    {
        "Wait", "GetResult", "GetAwaiter", "ToString", "GetConnectionString", "GetEnvironmentVariable", "ContinueWith", "Run", "StartNew",
        "QueueUserWorkItem", "UnsafeQueueUserWorkItem", "CreateCommand", "WhenAll", "WhenAny",
        "Add", "TryAdd", "Format", "Concat", "Join",
    };

    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "Thread", "Timer", "HttpClientHandler", "SocketsHttpHandler", "Uri", "HttpRequestMessage",
    };

    private static readonly string[] Texts = ["health", "ready", "readiness", "live", "alive"];

    public static bool IsMember(string name) => Members.Contains(name);

    /// <summary>Whether a call by this name may be of interest whatever its arguments are.</summary>
    public static bool IsCall(string name) =>
        Calls.Contains(name)
        || BlockingMethods.AreNamed(name)
        || QueryTwins.AreNamed(name)
        || ClientPerRunRule.IsBuiltBy(name)
        || SideEffectRule.IsChangedBy(name);

    public static bool IsType(TypeSyntax type)
    {
        var name = type is QualifiedNameSyntax qualified ? qualified.Right : type as SimpleNameSyntax;
        return name is null
            || Types.Contains(name.Identifier.ValueText)
            || ClientPerRunRule.IsClient(name.Identifier.ValueText)
            || name.Identifier.ValueText.EndsWith("Command", StringComparison.Ordinal);
    }

    public static bool IsText(string text)
    {
        foreach (var each in Texts)
        {
            if (text.IndexOf(each, StringComparison.OrdinalIgnoreCase) >= 0)
                return true;
        }

        return false;
    }

    /// <summary>Whether a member is one of a result or a task, which asks nobody.</summary>
    public static bool IsOfResult(MemberAccessExpressionSyntax member) =>
        member.Expression is IdentifierNameSyntax { Identifier.ValueText: var name }
        && name is "HealthCheckResult" or "HealthResults" or "HealthReasons" or "HealthStatus" or "Task" or "ValueTask";
}
