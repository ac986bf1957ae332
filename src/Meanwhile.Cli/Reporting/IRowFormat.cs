using System.Buffers;
using Meanwhile.Cli.Check;

namespace Meanwhile.Cli.Reporting;

/// <summary>How a row is written.</summary>
internal interface IRowFormat
{
    void Write(Row row, IBufferWriter<byte> to);
}
