using System.Globalization;
using HealthChecks.Generator.Analyzers.Usage;
using HealthChecks.Generator.Emit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers.Migration;

/// <summary>The attributes that say what a registration says.</summary>
internal sealed class MarkerText
{
    private const int Unhealthy = 0;
    private const int Degraded = 1;

    private MarkerText(string text, bool isPlaced)
    {
        Text = text;
        IsPlaced = isPlaced;
    }

    /// <summary>As they stand between the brackets: <c>HealthCheck("orders"), InSubset("readiness")</c>.</summary>
    public string Text { get; }

    /// <summary>Whether a tag names a subset.</summary>
    public bool IsPlaced { get; }

    /// <summary>The attributes for a call; null where it says something that is not constant, or that no attribute can say.</summary>
    public static MarkerText? Of(UsedCall call, SubsetTable subsets)
    {
        if (call.ConstantText("name") is not { } name
            || !IsPortable(name)
            || IsCritical(call) is not { } critical
            || !TryReadTimeout(call, out var timeout)
            || HealthBuilderCalls.Tags(call) is not { } tags
            || tags.Any(static tag => tag.ConstantValue.Value is not string))
        {
            return null;
        }

        var texts = tags.Select(static tag => (string)tag.ConstantValue.Value!).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        var joined = subsets.All.Where(subset => subset.TakesByTag && texts.Any(subset.IsMeantBy)).ToArray();
        var others = texts.Where(text => !joined.Any(subset => subset.IsMeantBy(text))).ToArray();

        var arguments = new List<string> { CSharpText.Literal(name) };
        if (!critical)
            arguments.Add("Critical = false");
        if (timeout is { } seconds)
            arguments.Add("TimeoutSeconds = " + seconds.ToString(CultureInfo.InvariantCulture));
        if (others.Length > 0)
            arguments.Add($"Tags = {List(others, call)}");

        var attributes = new List<string> { $"HealthCheck({string.Join(", ", arguments)})" };
        foreach (var subset in joined)
            attributes.Add($"InSubset({CSharpText.Literal(subset.Name)}{(critical && !subset.TakesAsCritical ? ", Critical = false" : "")})");
        return new MarkerText(string.Join(", ", attributes), joined.Length > 0);
    }

    private static string List(string[] texts, UsedCall call)
    {
        var items = string.Join(", ", texts.Select(CSharpText.Literal));
        return ((CSharpParseOptions)call.Syntax.SyntaxTree.Options).LanguageVersion >= LanguageVersion.CSharp12 ? $"[{items}]" : $"new[] {{ {items} }}";
    }

    private static bool IsPortable(string name) =>
        name.Length is > 0 and <= 63
        && name.All(static letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '_' or '-')
        && name is not ("." or "..");

    private static bool? IsCritical(UsedCall call) => call.Argument("failureStatus") switch
    {
        null => true,
        { ConstantValue: { HasValue: true, Value: null or Unhealthy } } => true,
        { ConstantValue: { HasValue: true, Value: Degraded } } => false,
        _ => null,
    };

    private static bool TryReadTimeout(UsedCall call, out double? seconds)
    {
        seconds = null;
        switch (call.Argument("timeout"))
        {
            case null or { ConstantValue: { HasValue: true, Value: null } }:
                return true;
            case IInvocationOperation { TargetMethod: { ContainingType: { Name: "TimeSpan" }, Name: "FromSeconds" or "FromMilliseconds" } method } from
                when from.Arguments.FirstOrDefault()?.Value.ConstantValue.Value is IConvertible number
                    && from.Arguments.Skip(1).All(static argument => argument.IsImplicit):
                var amount = number.ToDouble(CultureInfo.InvariantCulture);
                seconds = method.Name == "FromSeconds" ? amount : amount / 1000;
                return amount > 0;
            default:
                return false;
        }
    }
}
