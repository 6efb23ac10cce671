namespace HealthChecks;

/// <summary>Where the running process is to be asked: as the command says, or as the process's own settings do.</summary>
internal static class ProcessAddress
{
    /// <param name="command">The command.</param>
    /// <param name="pathOf">The path of what is asked for, as the settings and the registry say; without settings where the command has the address.</param>
    /// <param name="settings">The settings of the process; only asked where the command does not say.</param>
    /// <param name="error">Why there is no address.</param>
    public static ProbeTarget? Find(HealthCommand command, Func<ProcessSettings?, string> pathOf, Func<ProcessSettings> settings, out string error)
    {
        error = "";
        if (command.Url is { } url)
            return ProbeTarget.Parse(url, pathOf(null), "--url", out error);
        if (command.Socket is { } given)
            return ProbeTarget.OnSocket(given, pathOf(null));

        ProcessSettings read;
        try
        {
            read = settings();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            error = exception.Message;
            return null;
        }

        var path = pathOf(read);
        // What opened the socket tells where it is.
        if (read.Find("HealthChecks:Socket") is { } socket)
            return ProbeTarget.OnSocket(socket, pathOf(null));
        if (read.KestrelUrls() is { } endpoints)
            return ProbeTarget.Parse(First(endpoints), path, "Kestrel:Endpoints", out error);
        if (read.Find("urls") is { } urls)
            return ProbeTarget.Parse(First(urls), path, "URLS", out error);
        if (read.Find("http_ports") is { } ports)
            return ProbeTarget.Parse("http://localhost:" + ports.Split(';')[0].Trim(), path, "HTTP_PORTS", out error);
        if (read.Find("https_ports") is { } securePorts)
            return ProbeTarget.Parse("https://localhost:" + securePorts.Split(';')[0].Trim(), path, "HTTPS_PORTS", out error);
        return ProbeTarget.Parse("http://localhost:5000", path, "the default address", out error);
    }

    /// <summary>The path of a subset, or of liveness where there is none; empty where that is switched off.</summary>
    public static string PathOf(ComposedHealthRegistry registry, ComposedHealthSubset? subset, ProcessSettings? settings)
    {
        if (subset is null)
            return settings?.Find("HealthChecks:LivenessPath") ?? registry.Root.LivenessPath;

        return settings?.Find("HealthChecks:Path") is { } mount ? mount.TrimEnd('/') + "/" + subset.Name : subset.Path;
    }

    /// <summary>The first plain address, or else the first.</summary>
    private static string First(string urls)
    {
        var all = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Array.Find(all, static url => url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)) ?? (all.Length > 0 ? all[0] : "");
    }
}
