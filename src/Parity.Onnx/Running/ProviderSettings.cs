using System.Collections.Immutable;
using System.Globalization;
using Parity.Specs;

namespace Parity.Onnx.Running;

/// <summary>Translates a candidate's settings into the option names of ONNX Runtime's CUDA and TensorRT providers.</summary>
internal sealed class ProviderSettings(MapReader reader, string folder)
{
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);

    /// <summary>Reads the keys of the candidate's provider; a key of another provider is a problem.</summary>
    public static Dictionary<string, string> Bind(MapReader reader, CandidateSpec candidate)
    {
        var provider = candidate.Provider;
        var settings = new ProviderSettings(reader, Path.GetDirectoryName(Path.GetFullPath(candidate.At.File)) ?? string.Empty);
        settings.Refuse(OnnxSettingKeys.Gpu, provider is "cuda" or "tensorrt", "provider cuda or tensorrt");
        settings.Refuse(OnnxSettingKeys.Cuda, provider == "cuda", "provider cuda");
        settings.Refuse(OnnxSettingKeys.TensorRt, provider == "tensorrt", "provider tensorrt");
        settings.Flag(OnnxSettingKeys.Tf32, "use_tf32");
        if (provider == "tensorrt")
        {
            settings.TensorRt();
        }

        settings.Further();
        return settings._options;
    }

    private void Refuse(ImmutableArray<SpecKey> keys, bool fits, string with)
    {
        foreach (var key in reader.Keys.Where(k => !fits && keys.Any(known => known.Name == k.Text)))
        {
            reader.Problems.Add(key.At, $"\"{key.Text}\" goes with {with}; remove it or change the provider.");
            reader.Node(key.Text);
        }
    }

    private void TensorRt()
    {
        Flag(OnnxSettingKeys.Fp16, "trt_fp16_enable");
        Flag(OnnxSettingKeys.Bf16, "trt_bf16_enable");
        Flag(OnnxSettingKeys.LayerNormFp32, "trt_layer_norm_fp32_fallback");
        Int8();
        if (reader.Integer(OnnxSettingKeys.WorkspaceMb.Name, min: 1) is { } megabytes)
        {
            _options["trt_max_workspace_size"] = (megabytes * 1024L * 1024L).ToString(CultureInfo.InvariantCulture);
        }

        Cache(OnnxSettingKeys.EngineCache, "trt_engine_cache");
        Cache(OnnxSettingKeys.TimingCache, "trt_timing_cache");

        // The provider's own default changed between versions: say it always.
        _options["trt_op_types_to_exclude"] = string.Join(',', reader.Texts(OnnxSettingKeys.ExcludeOperators.Name)?.Select(t => t.Text) ?? []);
        if (reader.Map(OnnxSettingKeys.Profile.Name) is { } profile)
        {
            Profile(profile);
        }
    }

    // Without calibration TensorRT invents the ranges: fit for timing, not for parity.
    private void Int8()
    {
        var table = reader.Text(OnnxSettingKeys.Int8Calibration.Name);
        if (reader.Flag(OnnxSettingKeys.Int8.Name) != true)
        {
            return;
        }

        _options["trt_int8_enable"] = "1";
        _options["trt_int8_calibration_table_name"] = table ?? string.Empty;
        if (table is null)
        {
            reader.Problems.Add(reader.At, "int8 needs \"int8_calibration\", the name of a calibration table; without one TensorRT invents the ranges and no parity can be expected.");
        }
    }

    private void Profile(MapReader profile)
    {
        var lists = OnnxSettingKeys.Profile.Keys.ToDictionary(k => k.Name, _ => new List<string>(), StringComparer.Ordinal);
        foreach (var input in profile.Keys)
        {
            if (profile.Map(input.Text) is not { } shapes)
            {
                continue;
            }

            foreach (var (which, list) in lists)
            {
                if (shapes.Text(which, required: true) is { } shape)
                {
                    list.Add($"{input.Text}:{shape}");
                }
            }

            shapes.Finish();
        }

        foreach (var (which, list) in lists)
        {
            _options[$"trt_profile_{which}_shapes"] = string.Join(',', list);
        }
    }

    private void Further()
    {
        if (reader.Map(OnnxSettingKeys.ProviderOptions.Name) is not { } further)
        {
            return;
        }

        foreach (var key in further.Keys)
        {
            if (further.Text(key.Text) is { } value)
            {
                _options[key.Text] = value;
            }
        }
    }

    private void Flag(SpecKey key, string option)
    {
        if (reader.Flag(key.Name) is { } value)
        {
            _options[option] = value ? "1" : "0";
        }
    }

    private void Cache(SpecKey key, string option)
    {
        if (reader.Text(key.Name) is { } cache)
        {
            _options[option + "_enable"] = "1";
            _options[option + "_path"] = Path.GetFullPath(Path.Combine(folder, cache));
        }
    }
}
