using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Meanwhile.Cli.Check;

namespace Meanwhile.Cli.Reporting.Formats;

/// <summary>One JSON object a line, for programs.</summary>
internal sealed class JsonLinesFormat : IRowFormat
{
    // The line is for programs and files, not for a web page: URLs stay readable.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonEncodedText Url = JsonEncodedText.Encode("url");
    private static readonly JsonEncodedText Ok = JsonEncodedText.Encode("ok");
    private static readonly JsonEncodedText Status = JsonEncodedText.Encode("status");
    private static readonly JsonEncodedText Error = JsonEncodedText.Encode("error");
    private static readonly JsonEncodedText Message = JsonEncodedText.Encode("message");
    private static readonly JsonEncodedText Milliseconds = JsonEncodedText.Encode("ms");
    private static readonly JsonEncodedText Attempts = JsonEncodedText.Encode("attempts");
    private static readonly JsonEncodedText FinalUrl = JsonEncodedText.Encode("final_url");
    private static readonly JsonEncodedText Method = JsonEncodedText.Encode("method");
    private static readonly JsonEncodedText HttpVersion = JsonEncodedText.Encode("http_version");
    private static readonly JsonEncodedText ContentType = JsonEncodedText.Encode("content_type");
    private static readonly JsonEncodedText Bytes = JsonEncodedText.Encode("bytes");
    private static readonly JsonEncodedText Redirects = JsonEncodedText.Encode("redirects");
    private static readonly JsonEncodedText From = JsonEncodedText.Encode("from");
    private static readonly JsonEncodedText To = JsonEncodedText.Encode("to");
    private static readonly JsonEncodedText Source = JsonEncodedText.Encode("source");

    private Utf8JsonWriter? json;

    public void Write(Row row, IBufferWriter<byte> to)
    {
        WriteObject(row, to);
        to.Write("\n"u8);
    }

    /// <summary>The object alone, without the end of its line.</summary>
    public void WriteObject(Row row, IBufferWriter<byte> to)
    {
        json ??= new Utf8JsonWriter(to, Readable);
        json.Reset(to);
        json.WriteStartObject();
        json.WriteString(Url, row.Url);
        json.WriteBoolean(Ok, row.IsUp);
        if (row.Status is { } status)
        {
            json.WriteNumber(Status, status);
        }
        else
        {
            json.WriteNull(Status);
        }

        WriteText(Error, row.Error?.Name());
        WriteText(Message, row.Message);
        json.WriteNumber(Milliseconds, Math.Round(row.Time.TotalMilliseconds, 1));
        json.WriteNumber(Attempts, row.Attempts);
        WriteText(FinalUrl, row.FinalUrl);
        WriteText(Method, row.Method);
        WriteText(HttpVersion, row.HttpVersion);
        WriteText(ContentType, row.ContentType);
        json.WriteNumber(Bytes, row.Bytes);
        WriteRedirects(row.Redirects);
        WriteText(Source, row.Source);
        json.WriteEndObject();
        json.Flush();
    }

    private void WriteRedirects(IReadOnlyList<RedirectStep> steps)
    {
        json!.WriteStartArray(Redirects);
        for (var index = 0; index < steps.Count; index++)
        {
            var step = steps[index];
            json.WriteStartObject();
            json.WriteNumber(Status, step.Status);
            json.WriteString(From, step.From);
            json.WriteString(To, step.To);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteText(JsonEncodedText name, string? text)
    {
        if (text is null)
        {
            json!.WriteNull(name);
        }
        else
        {
            json!.WriteString(name, text);
        }
    }
}
