namespace Meanwhile.Cli.Commands.Values;

/// <summary>Reads files that options name, whole, up to a size that such a file never has.</summary>
internal static class ReadFile
{
    /// <exception cref="IOException">It cannot be read, or is larger.</exception>
    public static byte[] Bytes(string path, int mostMebibytes)
    {
        using var file = File.OpenRead(path);
        var most = mostMebibytes * 1024 * 1024;
        var content = new MemoryStream();
        var part = new byte[64 * 1024];
        for (int read; (read = file.Read(part)) > 0;)
        {
            if (content.Length + read > most)
            {
                throw new IOException($"it is larger than {mostMebibytes} MiB");
            }

            content.Write(part, 0, read);
        }

        return content.ToArray();
    }
}
