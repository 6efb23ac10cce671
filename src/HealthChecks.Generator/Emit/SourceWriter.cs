using System.Text;

namespace HealthChecks.Generator.Emit;

/// <summary>Writes indented lines that end with <c>\n</c>.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public SourceWriter Line(string line = "")
    {
        if (line.Length > 0)
            _text.Append(' ', _depth * 4).Append(line);
        _text.Append('\n');
        return this;
    }

    public SourceWriter Open(string brace = "{")
    {
        Line(brace);
        _depth++;
        return this;
    }

    public SourceWriter Close(string brace = "}")
    {
        _depth--;
        return Line(brace);
    }

    public SourceWriter Unindent()
    {
        _depth--;
        return this;
    }

    public SourceWriter Summary(string text) => Line($"/// <summary>{text}</summary>");

    public override string ToString() => _text.ToString();
}
