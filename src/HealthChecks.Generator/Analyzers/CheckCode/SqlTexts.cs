using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers.CheckCode;

/// <summary>The constant SQL of a method, and what it does.</summary>
internal static class SqlTexts
{
    private static readonly char[] Spaces = [' ', '\t', '\r', '\n', '(', ';'];

    /// <summary>The texts that write, with their first word; none where one of them takes back what another does.</summary>
    public static List<(IOperation Text, string Verb)> Writing(CheckBody body)
    {
        var writing = new List<(IOperation Text, string Verb)>();
        foreach (var text in Find(body))
        {
            if (SqlOf(text) is { } sql && WritingVerb(sql) is { } verb)
                writing.Add((text, verb));
        }

        var takesBack = writing.Exists(static each => each.Verb is "DELETE" or "DROP")
            && writing.Exists(static each => each.Verb is "INSERT" or "CREATE" or "MERGE" or "REPLACE");
        return takesBack ? [] : writing;
    }

    private static IEnumerable<IOperation> Find(CheckBody body)
    {
        foreach (var assignment in body.Assignments)
        {
            if (assignment.Target is IPropertyReferenceOperation { Property.Name: "CommandText" } text && IsCommand(text.Property.ContainingType))
                yield return assignment.Value;
        }

        foreach (var creation in body.Creations)
        {
            if (IsCommand(creation.Type) && creation.Arguments is [{ Value: var text }, ..])
                yield return text;
        }

        foreach (var call in body.Calls)
        {
            if (call.TargetMethod.Name is "CreateCommand" && call.Arguments is [{ Value: var text }])
                yield return text;
            else if (IsEntityFrameworkSql(call.TargetMethod) && call.Arguments is [_, { Value: var sql }, ..])
                yield return sql;
        }
    }

    private static bool IsCommand(ITypeSymbol? type) => type.IsOrInherits("System.Data", "IDbCommand");

    private static bool IsEntityFrameworkSql(IMethodSymbol method) =>
        method.Name.StartsWith("ExecuteSql", StringComparison.Ordinal)
        && method.ContainingType.Is("Microsoft.EntityFrameworkCore", "RelationalDatabaseFacadeExtensions");

    private static string? SqlOf(IOperation text) => text.Unwrap() switch
    {
        { ConstantValue: { HasValue: true, Value: string sql } } => sql,
        IInterpolatedStringOperation { Parts: [IInterpolatedStringTextOperation { Text.ConstantValue.Value: string start }, ..] } => start,
        _ => null,
    };

    private static string? WritingVerb(string sql)
    {
        var words = sql.TrimStart(Spaces).Split(Spaces, 4, StringSplitOptions.RemoveEmptyEntries);
        var verb = words.Length == 0 ? "" : words[0].ToUpperInvariant();
        var isWriting = words.Length > 1
            && verb is "INSERT" or "UPDATE" or "DELETE" or "MERGE" or "REPLACE" or "DROP" or "ALTER" or "TRUNCATE" or "CREATE";
        return isWriting && !IsTemporary(words[1]) && !ChangesNothing(sql) ? verb : null;
    }

    private static bool IsTemporary(string word) =>
        word.Equals("TEMP", StringComparison.OrdinalIgnoreCase) || word.Equals("TEMPORARY", StringComparison.OrdinalIgnoreCase);

    private static bool ChangesNothing(string sql)
    {
        var compact = sql.Replace(" ", "").ToUpperInvariant();
        return compact.IndexOf("1=0", StringComparison.Ordinal) >= 0
            || compact.IndexOf("0=1", StringComparison.Ordinal) >= 0
            || compact.IndexOf("WHEREFALSE", StringComparison.Ordinal) >= 0
            || compact.IndexOf("ROLLBACK", StringComparison.Ordinal) >= 0
            || compact.IndexOf('#') >= 0;
    }
}
