using System.Globalization;
using System.IO.MemoryMappedFiles;
using Google.Protobuf;
using Parity.Onnx.Protos;

namespace Parity.Onnx.Reading;

/// <summary>Opens an ONNX file: checks its structure first, then builds the messages that Parity reads.</summary>
internal static class OnnxFile
{
    private static readonly MessageParser<ModelProto> Parser = ModelProto.Parser.WithDiscardUnknownFields(true);

    /// <summary>Reads a file.</summary>
    /// <exception cref="ParityException">The file cannot be read or is no ONNX model.</exception>
    public static unsafe ModelProto Read(string path)
    {
        var length = LengthOf(path);
        try
        {
            using var map = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, 0, MemoryMappedFileAccess.Read);
            using var view = map.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
            byte* start = null;
            view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
            try
            {
                return Parse(new ReadOnlySpan<byte>(start + view.PointerOffset, (int)length), path);
            }
            finally
            {
                view.SafeMemoryMappedViewHandle.ReleasePointer();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ParityException($"{path} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Reads a model from memory; <paramref name="path"/> names it in messages.</summary>
    /// <exception cref="ParityException">The bytes are no ONNX model.</exception>
    public static ModelProto Parse(ReadOnlySpan<byte> bytes, string path)
    {
        if (FileKinds.Recognise(bytes) is not null)
        {
            throw new ParityException(FileKinds.NotOnnx(path, bytes));
        }

        WireCheck.Check(bytes, path);
        try
        {
            return Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new ParityException($"{path} is not a readable ONNX file: {e.Message} Copy or export it again.", e);
        }
    }

    private static long LengthOf(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new ParityException(Directory.Exists(path)
                ? $"{path} is a folder; expected an ONNX file."
                : $"{path} does not exist; export the model or mend the path in the spec.");
        }

        return file.Length switch
        {
            0 => throw new ParityException(FileKinds.NotOnnx(path, [])),
            > int.MaxValue => throw new ParityException(string.Create(CultureInfo.InvariantCulture,
                $"{path} has {file.Length} bytes; protobuf, and so ONNX, ends at 2 GB. Export with external data.")),
            var length => length,
        };
    }
}
