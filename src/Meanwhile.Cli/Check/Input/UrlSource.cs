namespace Meanwhile.Cli.Check.Input;

/// <summary>All that is to be checked, in the order given: arguments, then files, each read as it is needed.</summary>
/// <param name="options">Names the URLs and the files.</param>
/// <param name="openInput">Opens standard input.</param>
/// <param name="problem">Gets one line for each input that cannot be read, or has nothing in it.</param>
internal sealed class UrlSource(CheckOptions options, Func<Stream> openInput, Action<InputProblem> problem)
{
    private const string StandardInput = "-";

    private readonly Queue<string> arguments = new(options.Urls);
    private readonly Queue<string> files = new(options.Files);
    private int argument;
    private bool hasReadInput;
    private Stream? stream;
    private LineReader? reader;
    private string name = "";
    private bool isEmpty;

    /// <returns>Null at the end.</returns>
    public async Coroutine<InputLine?> Next()
    {
        while (true)
        {
            if (reader is not null)
            {
                if (await ReadLine(reader) is { } line)
                {
                    isEmpty = false;
                    return line;
                }

                CloseFile();
            }

            if (arguments.TryDequeue(out var given))
            {
                argument++;
                if (given != StandardInput)
                {
                    return new InputLine(given.Trim(), $"argument {argument}", null);
                }

                await Open(given);
            }
            else if (files.TryDequeue(out var file))
            {
                await Open(file);
            }
            else
            {
                return null;
            }
        }
    }

    public void Close()
    {
        // A read that a cancel has left behind would fail for the stream's end; both end with the process.
        if (reader?.IsReading != true)
        {
            stream?.Dispose();
        }

        stream = null;
        reader = null;
    }

    private async Coroutine<InputLine?> ReadLine(LineReader lines)
    {
        try
        {
            return await lines.Next();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            isEmpty = false;
            problem(new InputProblem($"{name}: cannot be read: {failure.Message}", IsFatal: true));
            return null;
        }
    }

    private async Coroutine Open(string file)
    {
        name = file == StandardInput ? "standard input" : file;
        if (file == StandardInput && hasReadInput)
        {
            problem(new InputProblem("standard input is named twice; it can be read only once", IsFatal: false));
            return;
        }

        try
        {
            stream = file == StandardInput ? openInput() : await OpenFile(file);
            hasReadInput |= file == StandardInput;
            reader = new LineReader(stream, name);
            isEmpty = true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            problem(new InputProblem($"{name}: {Reason(file, failure)}", IsFatal: true));
        }
    }

    private void CloseFile()
    {
        if (isEmpty)
        {
            problem(new InputProblem($"{name}: empty: it holds no URL", IsFatal: false));
        }

        Close();
    }

    // On a thread of the pool: to open a named pipe takes until somebody writes to it. A cancel leaves that behind.
    private static async Coroutine<FileStream> OpenFile(string file)
    {
        var opening = Task.Run(() => new FileStream(file, new FileStreamOptions { BufferSize = 0, Options = FileOptions.Asynchronous | FileOptions.SequentialScan }));
        return await opening;
    }

    private static string Reason(string file, Exception failure) =>
        failure switch
        {
            FileNotFoundException or DirectoryNotFoundException => "no such file",
            _ when Directory.Exists(file) => "is a directory, not a file with URLs",
            UnauthorizedAccessException => "permission denied",
            _ when file == StandardInput => failure.Message,
            _ => $"cannot be opened: {failure.Message}",
        };
}
