using Meanwhile.Cli.Check;
using Meanwhile.Cli.Shells;

namespace Meanwhile.Cli.Reporting;

/// <summary>
/// Files that are to be written: opened with what is in them, and emptied when all are there and none of them is an input. Those that
/// are not taken in the end are closed, and those that were made for it are gone again.
/// </summary>
internal sealed class OpenedFiles : IDisposable
{
    private readonly List<OpenedFile> files = [];

    /// <returns>Why not, or null.</returns>
    public string? TryOpen(string path)
    {
        try
        {
            var isNew = !File.Exists(path);
            files.Add(new OpenedFile(path, new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0), isNew));
            return null;
        }
        catch (Exception failure) when (IsRefusal(failure))
        {
            return Refused(path, failure);
        }
    }

    /// <summary>Tells whether a file is named twice, or is an input too, by whatever names.</summary>
    public string? FindClash(CheckOptions options)
    {
        if (files.Count == 0)
        {
            return null;
        }

        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var input in options.Files.Concat(options.Urls.Where(static url => url == "-")))
        {
            if (FileIdentity.Of(input == "-" ? "/dev/stdin" : input) is { } identity)
            {
                seen.TryAdd(identity, input == "-" ? "is the input, on standard input, and would be overwritten" : $"is the input '{input}', and would be overwritten");
            }
        }

        foreach (var (option, path) in options.OtherFiles)
        {
            if (FileIdentity.Of(path) is { } identity)
            {
                seen.TryAdd(identity, $"is read for {option}, and would be overwritten");
            }
        }

        foreach (var (path, _, _) in files)
        {
            if (FileIdentity.Of(path) is { } identity && !seen.TryAdd(identity, $"is the same file as '{path}'"))
            {
                return $"--output: '{path}' {seen[identity]}";
            }
        }

        return null;
    }

    /// <returns>Why not, or null.</returns>
    public string? TryEmpty()
    {
        foreach (var (path, stream, _) in files)
        {
            try
            {
                if (stream.CanSeek && stream.Length > 0)
                {
                    stream.SetLength(0);
                }
            }
            catch (Exception failure) when (IsRefusal(failure))
            {
                return Refused(path, failure);
            }
        }

        return null;
    }

    /// <summary>Gives the files away, in their order.</summary>
    public IReadOnlyList<Stream> Take()
    {
        var taken = files.ConvertAll(static file => file.Stream.CanSeek || OperatingSystem.IsWindows() ? file.Stream : (Stream)new UnseekableOutput(file.Stream));
        files.Clear();
        return taken;
    }

    public void Dispose()
    {
        foreach (var (path, stream, isNew) in files)
        {
            stream.Dispose();
            if (isNew)
            {
                File.Delete(path);
            }
        }
    }

    private static bool IsRefusal(Exception failure) => failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;

    private static string Refused(string path, Exception failure) => $"--output: '{path}' cannot be written: {FileProblem.Reason(path, failure)}";

    private sealed record OpenedFile(string Path, FileStream Stream, bool IsNew);
}
