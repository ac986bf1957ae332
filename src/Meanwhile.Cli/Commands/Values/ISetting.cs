using System.CommandLine;

namespace Meanwhile.Cli.Commands.Values;

/// <summary>An option as System.CommandLine knows it.</summary>
internal interface ISetting
{
    Option Option { get; }
}
