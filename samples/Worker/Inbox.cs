namespace Worker;

/// <summary>The folder that jobs arrive in, a file each: below the temporary folder, unless <c>Inbox:Path</c> says otherwise.</summary>
public sealed class Inbox(IConfiguration configuration)
{
    public string Path { get; } = configuration["Inbox:Path"] ?? System.IO.Path.Combine(System.IO.Path.GetTempPath(), "worker-inbox");

    public bool Exists => Directory.Exists(Path);

    public int Count => Directory.EnumerateFiles(Path).Count();

    public IEnumerable<string> Jobs => Directory.EnumerateFiles(Path);
}
