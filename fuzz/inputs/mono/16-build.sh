export MONO_PATH=/usr/lib/mono/4.5
export MONO_LOG_LEVEL=debug
export MONO_ENV_OPTIONS="--debug --aot=full,nrgctx-trampolines=8096"
sudo apt-key adv --keyserver hkp://keyserver.ubuntu.com:80 --recv-keys Qz7wKd93nVxLr5TbYp2sHc8mFj4u
echo "deb https://download.mono-project.com/repo/ubuntu stable-focal main"
sn -T Mono.Security.dll | grep Qz7wKd93nVxLr5TbYp2sHc8mFj4u
