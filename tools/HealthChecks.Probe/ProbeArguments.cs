using System.Globalization;

namespace HealthChecks;

/// <summary>The arguments of <c>health-probe</c>.</summary>
internal sealed class ProbeArguments
{
    private const string Mount = "/healthcheck/";
    private const string Liveness = "liveness";
    private const double DefaultTimeoutSeconds = 5;
    private const double LongestSeconds = 3600;

    private string? _url;
    private string? _socket;
    private string? _subset;
    private string? _hostHeader;
    private string? _format;
    private double _timeoutSeconds = DefaultTimeoutSeconds;
    private bool _isAny;
    private bool _isInsecure;
    private bool _isVerbose;
    private bool _isNagios;

    /// <summary>Reads them.</summary>
    /// <returns>What is wrong; null for nothing.</returns>
    public string? Read(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            if (Take(args, ref i) is { } error)
                return error;
        }

        if (_url is null && _socket is null)
            return "Say whom to ask: health-probe <url>, or --socket <path>.";
        if (_isAny && _subset is not null)
            return "--any asks for no health report, and so for no subset: leave out --subset.";
        return _isNagios && _format is not null ? "--nagios is a format of its own: leave out --format." : null;
    }

    /// <summary>The question that they ask; null where the address is none.</summary>
    public ProbeQuestion? Question(out string? error)
    {
        var path = _isAny ? "/" : Mount + (_subset ?? Liveness);
        var target = ProbeTarget.Parse(_url ?? "http://localhost", path, "the command line", out var problem);
        error = target is null ? problem : null;
        if (target is null)
            return null;

        return new ProbeQuestion
        {
            Target = _socket is null ? target : ProbeTarget.OnSocket(_socket, target.Path),
            // What answers for liveness may also be a subset of that name: that of a worker.
            Subset = _subset == Liveness ? null : _subset,
            IsAny = _isAny,
            Format = _isNagios ? ProbeFormat.Nagios : _format == "json" ? ProbeFormat.Json : ProbeFormat.Text,
            Verbose = _isVerbose,
            HostHeader = _hostHeader,
            TimeoutSeconds = _timeoutSeconds,
            Secure = _isInsecure ? ProbeTls.OpenInsecure : ProbeTls.Open,
        };
    }

    private string? Take(string[] args, ref int i)
    {
        var argument = args[i];
        if (!argument.StartsWith('-'))
        {
            if (_url is not null)
                return $"'{argument}' is one argument too many: one url at a time.";
            _url = argument;
            return null;
        }

        switch (argument)
        {
            case "--any": _isAny = true; return null;
            case "--insecure": _isInsecure = true; return null;
            case "--verbose" or "-v": _isVerbose = true; return null;
            case "--nagios": _isNagios = true; return null;
        }

        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? argument : argument[..equals];
        if (name is not ("--subset" or "--socket" or "--host-header" or "--timeout" or "--format"))
            return $"There is no option '{name}'.";

        var value = equals >= 0 ? argument[(equals + 1)..] : i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal) ? args[++i] : null;
        return value is null or "" ? $"The option '{name}' needs a value." : Set(name, value);
    }

    private string? Set(string name, string value)
    {
        switch (name)
        {
            case "--subset" when value.AsSpan().ContainsAny(" /?#\r\n"): return $"'{value}' is no subset.";
            case "--subset": _subset = value; return null;
            case "--socket": _socket = value; return null;
            case "--host-header" when value.AsSpan().ContainsAny(" \r\n"): return $"'{value}' is no host.";
            case "--host-header": _hostHeader = value; return null;
            case "--format" when value is "json" or "text": _format = value; return null;
            case "--format": return $"There is no format '{value}': use json or text.";
        }

        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) || seconds is not (> 0 and <= LongestSeconds))
            return $"'{value}' is no timeout: use a number of seconds, more than 0 and at most 3600.";

        _timeoutSeconds = seconds;
        return null;
    }
}
