using Microsoft.Extensions.DependencyInjection;

namespace HealthChecks.Docs.Tests.Vocabulary;

// Apart from the others: where a project references somebody who registers checks, some rules cannot know, and are silent.

public static class Registrations
{
    public static IHealthChecksBuilder AddNpgSql(this IHealthChecksBuilder builder, string connectionString, IEnumerable<string>? tags = null) =>
        throw new NotSupportedException($"{builder}{connectionString}{tags}");
}
