using System.Text;
using System.Text.Unicode;

namespace Meanwhile.Cli.Check.Input;

/// <summary>Reads a stream line by line, in bounded memory whatever it holds. Empty lines are passed over, and comments: lines that begin with "#".</summary>
internal sealed class LineReader(Stream stream, string name)
{
    /// <summary>The longest line that is taken for a URL.</summary>
    public const int MostBytes = 64 * 1024;

    private const int ShownBytes = 120;
    private const string TooLong = "line is longer than 64 KiB";
    private const string NotUtf8 = "line is not UTF-8";

    // Room for the longest line, its end, and enough more that a read is worth its price.
    private readonly byte[] buffer = new byte[2 * MostBytes];
    private int start;
    private int end;
    private long line;
    private bool isAtEnd;
    private Task<int>? reading;

    /// <summary>Whether a read is under way, though whoever waited for it may be gone.</summary>
    public bool IsReading => reading is { IsCompleted: false };

    /// <returns>Null at the end.</returns>
    /// <exception cref="IOException">From the await: reading failed.</exception>
    public async Coroutine<InputLine?> Next()
    {
        while (true)
        {
            var length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (length < 0 && end - start > MostBytes)
            {
                if (await SkipLongLine() is { } tooLong)
                {
                    return tooLong;
                }

                continue;
            }

            if (length < 0 && !isAtEnd)
            {
                await Fill();
                continue;
            }

            if (length < 0 && start == end)
            {
                return null;
            }

            var content = new Range(start, length < 0 ? end : start + length);
            start = length < 0 ? end : start + length + 1;
            line++;
            if (Take(buffer.AsSpan(content)) is { } found)
            {
                return found;
            }
        }
    }

    private InputLine? Take(ReadOnlySpan<byte> content)
    {
        if (line == 1 && content.StartsWith(Encoding.UTF8.Preamble))
        {
            content = content[Encoding.UTF8.Preamble.Length..];
        }

        var isTooLong = content.Length > MostBytes;
        var text = Encoding.UTF8.GetString(isTooLong ? content[..ShownBytes] : content).Trim();
        if (text.Length == 0 ? !isTooLong : text[0] == '#')
        {
            return null;
        }

        return new InputLine(text, Place, isTooLong ? TooLong : Utf8.IsValid(content) ? null : NotUtf8);
    }

    private string Place => $"{name}:{line}";

    private async Coroutine<InputLine?> SkipLongLine()
    {
        line++;
        var beginning = Encoding.UTF8.GetString(buffer, start, ShownBytes).Trim();
        int length;
        while ((length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n')) < 0 && !isAtEnd)
        {
            start = end;
            await Fill();
        }

        start = length < 0 ? end : start + length + 1;
        return beginning.StartsWith('#') ? null : new InputLine(beginning, Place, TooLong);
    }

    private async Coroutine Fill()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        end -= start;
        start = 0;

        // A Task, not a ValueTask: a cancel must be able to leave a read of standard input behind that nobody answers.
        reading = stream.ReadAsync(buffer.AsMemory(end), CancellationToken.None).AsTask();
        var read = await reading;
        end += read;
        isAtEnd = read == 0;
    }
}
