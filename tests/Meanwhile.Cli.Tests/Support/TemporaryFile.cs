namespace Meanwhile.Cli.Tests.Support;

internal sealed class TemporaryFile : IDisposable
{
    public TemporaryFile(string content) => File.WriteAllText(Path, content);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"meanwhile-{Guid.NewGuid():N}.txt");

    public void Dispose() => File.Delete(Path);
}
