using Microsoft.Net.Http.Headers;

namespace HealthChecks;

/// <summary>A format that there is, with its place among the others and its media types, parsed.</summary>
internal sealed class ResponseFormat(IHealthResponseWriter writer, int index)
{
    public IHealthResponseWriter Writer { get; } = writer;

    public int Index { get; } = index;

    /// <summary>What the writer calls itself, asked once.</summary>
    public string Name { get; } = writer.Format;

    public string ContentType { get; } = writer.ContentType;

    public MediaTypeHeaderValue[] MediaTypes { get; } = Parse(writer);

    private static MediaTypeHeaderValue[] Parse(IHealthResponseWriter writer)
    {
        var types = new MediaTypeHeaderValue[writer.MediaTypes.Count];
        for (var i = 0; i < types.Length; i++)
        {
            if (!MediaTypeHeaderValue.TryParse(writer.MediaTypes[i], out var type) || type.MatchesAllSubTypes)
                throw new InvalidOperationException($"{writer.GetType().Name} says that its media type is '{writer.MediaTypes[i]}'; return one such as 'application/json' from {nameof(IHealthResponseWriter.MediaTypes)}.");
            types[i] = type;
        }

        return types;
    }
}
