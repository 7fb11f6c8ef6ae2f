const playground = () => null, startPlay = () => 0, playAddress = () => ({});
