using System.Text;

namespace HealthChecks;

/// <summary>A small file that a reader sees as a whole or not at all.</summary>
internal static class AtomicFile
{
    /// <summary>Writes it, readable by its owner only; folders that are missing are created.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Write(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);

        // What a process that was killed left behind is removed, and nobody else's link is followed: the folder may be open to all.
        var draft = $"{path}.{Environment.ProcessId}";
        File.Delete(draft);
        try
        {
            using (var file = new FileStream(draft, Private()))
                file.Write(Encoding.UTF8.GetBytes(content));
            File.Move(draft, path, overwrite: true);
        }
        catch
        {
            Remove(draft);
            throw;
        }
    }

    /// <summary>Removes it as far as that can be done.</summary>
    public static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Whoever reads it sees how old it is.
        }
    }

    /// <summary>Whether it could be written, tried in the nearest folder that exists; nothing stays behind.</summary>
    public static bool CanWrite(string path)
    {
        var folder = Path.GetDirectoryName(path);
        while (folder is not null && !Path.Exists(folder))
            folder = Path.GetDirectoryName(folder);
        if (!Directory.Exists(folder))
            return false;

        try
        {
            var options = Private();
            options.Options = FileOptions.DeleteOnClose;
            using var file = new FileStream(Path.Combine(folder, $"{Path.GetFileName(path)}.{Guid.NewGuid():N}"), options);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static FileStreamOptions Private()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
