namespace Meanwhile.Cli.Reporting;

/// <summary>Says why a file cannot be used, as people say it.</summary>
internal static class FileProblem
{
    public static string Reason(string path, Exception failure) =>
        failure switch
        {
            _ when path.Length == 0 => "no file is named",
            FileNotFoundException or DirectoryNotFoundException => "no such file or folder",
            _ when Directory.Exists(path) => "is a directory",
            UnauthorizedAccessException => "permission denied",
            _ => failure.Message,
        };
}
