using System.Buffers;
using Meanwhile.Cli.Check;

namespace Meanwhile.Cli.Reporting.Formats;

/// <summary>How rows are written.</summary>
internal interface IRowFormat
{
    /// <summary>What stands before the first row.</summary>
    void Begin(IBufferWriter<byte> to) { }

    void Write(Row row, IBufferWriter<byte> to);

    /// <summary>What stands after the last row.</summary>
    /// <param name="summary">Gives the summary for people, with or without colours, which some formats show.</param>
    /// <param name="to">Where to write.</param>
    void End(Func<bool, string> summary, IBufferWriter<byte> to) { }

    /// <summary>What <see cref="Begin"/> wrote, with what is known at the end; of the same length. Null if it is the same.</summary>
    byte[]? FinalHead(Tally tally, TimeSpan elapsed) => null;
}
