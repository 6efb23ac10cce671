using HealthChecks.Generator.Parsing;
using HealthChecks.Testing.Roslyn;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Tests;

public class SymbolNamesTests
{
    [Theory]
    [InlineData("Uri", "global::System.Uri")]
    [InlineData("Uri?", "global::System.Uri")]
    [InlineData("string", "string")]
    [InlineData("int?", "int?")]
    [InlineData("object[]", "object[]")]
    [InlineData("string?[]?", "string?[]")]
    [InlineData("List<string?>?", "global::System.Collections.Generic.List<string?>")]
    [InlineData("Environment.SpecialFolder", "global::System.Environment.SpecialFolder")]
    [InlineData("Dictionary<string, int>.Enumerator", "global::System.Collections.Generic.Dictionary<string, int>.Enumerator")]
    [InlineData("(int A, Uri? B)", "(int A, global::System.Uri? B)")]
    [InlineData("nint", "nint")]
    [InlineData("@class.@void", "global::@class.@void")]
    [InlineData("Global", "global::Global")]
    public void A_type_is_written_so_that_any_file_understands_it(string type, string expected)
    {
        var compilation = TestCompiler.Compile(TestProject.Of($"public class @class {{ public class @void; }} public class Global; public class Holder {{ public {type} Field = default!; }}"));
        var field = (IFieldSymbol)compilation.GetSymbolsWithName("Field", SymbolFilter.Member, TestContext.Current.CancellationToken).Single();

        Assert.Equal(expected, field.Type.ToQualifiedName());
    }
}
