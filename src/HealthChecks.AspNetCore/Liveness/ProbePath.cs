using Microsoft.AspNetCore.Http;

namespace HealthChecks;

/// <summary>
/// A path that is answered ahead of routing: exact but for letter case and trailing slashes, with and without the path base.
/// </summary>
internal sealed class ProbePath(string path, string? pathBase)
{
    private readonly string? _below = pathBase is null ? null : pathBase + path;

    public bool Matches(PathString requested)
    {
        var value = requested.Value;
        return value is not null && (Is(value, path) || (_below is not null && Is(value, _below)));
    }

    private static bool Is(string requested, string path)
    {
        if (requested.Length < path.Length || !requested.StartsWith(path, StringComparison.OrdinalIgnoreCase))
            return false;

        for (var i = path.Length; i < requested.Length; i++)
        {
            if (requested[i] != '/')
                return false;
        }

        return true;
    }
}
