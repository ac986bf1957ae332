namespace Meanwhile;

/// <summary>What is told of a failure.</summary>
/// <param name="Happened">What happened, with the values.</param>
/// <param name="Advice">What the program that made the session can do; null where there is nothing.</param>
/// <param name="Option">The option that this is about, by its name; null for none. A command has another name for it, or none at all.</param>
internal readonly record struct Told(string Happened, string? Advice = null, string? Option = null)
{
    public static implicit operator Told(string happened) => new(happened);

    public override string ToString() => Advice is null ? Happened : $"{Happened} {Advice}";
}
